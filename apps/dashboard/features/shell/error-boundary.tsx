import { Component, type ReactNode } from 'react';

interface Props {
  /** Another page is another chance. */
  path: string;
  fallback(retry: () => void): ReactNode;
  children: ReactNode;
}

/** Catches what a page throws while it is drawn, so that the navigation stays. */
export class ErrorBoundary extends Component<Props, { brokenAt?: string | undefined }> {
  override state: { brokenAt?: string | undefined } = {};
  static getDerivedStateFromError() {
    return { brokenAt: '' };
  }
  static getDerivedStateFromProps({ path }: Props, { brokenAt }: { brokenAt?: string | undefined }) {
    // Broken just now: remember where. Elsewhere by now: whole again.
    if (brokenAt === '') return { brokenAt: path };
    return brokenAt !== undefined && brokenAt !== path ? { brokenAt: undefined } : null;
  }
  override render(): ReactNode {
    if (this.state.brokenAt === undefined) return this.props.children;
    return this.props.fallback(() => this.setState({ brokenAt: undefined }));
  }
}
