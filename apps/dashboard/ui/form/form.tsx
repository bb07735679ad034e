import type { ComponentProps } from 'react';
import { useHydrated } from '../../lib/hooks/use-hydrated.ts';
import { Button } from '../button.tsx';

/**
 * The only form component. Before hydration the browser itself would submit a form: with `method="post"` the
 * input never ends up in the URL, and while `SubmitButton` is disabled it is not submitted at all.
 */
export function Form(props: Omit<ComponentProps<'form'>, 'method' | 'action'>) {
  return <form {...props} method="post" />;
}

/** A submit button; disabled until the page is hydrated. */
export function SubmitButton({ disabled, ...rest }: Omit<ComponentProps<typeof Button>, 'type'>) {
  const isHydrated = useHydrated();
  return <Button {...rest} type="submit" disabled={disabled || !isHydrated} />;
}
