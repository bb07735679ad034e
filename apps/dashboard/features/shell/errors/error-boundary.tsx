import { Component, type ReactNode } from 'react';

interface Props {
  /** Navigating to another page resets the error. */
  path: string;
  fallback(retry: () => void): ReactNode;
  children: ReactNode;
}

/** Catches render errors of a page, so that the navigation stays usable. */
export class ErrorBoundary extends Component<Props, { brokenAt?: string | undefined }> {
  override state: { brokenAt?: string | undefined } = {};
  static getDerivedStateFromError() {
    return { brokenAt: '' };
  }
  static getDerivedStateFromProps({ path }: Props, { brokenAt }: { brokenAt?: string | undefined }) {
    // If the error is new, store the path. If the path has changed since, reset.
    if (brokenAt === '') return { brokenAt: path };
    return brokenAt !== undefined && brokenAt !== path ? { brokenAt: undefined } : null;
  }
  override render(): ReactNode {
    if (this.state.brokenAt === undefined) return this.props.children;
    return this.props.fallback(() => this.setState({ brokenAt: undefined }));
  }
}
