import type { ComponentProps } from 'react';
import { useHydrated } from '../lib/hooks/use-hydrated.ts';
import { Button } from './button.tsx';

/**
 * The only form of the product. A page is painted before its scripts listen, and until then the browser itself would submit a
 * form: with `method="post"` never as an address, which would hold what was typed, and not at all while `SubmitButton` is off.
 */
export function Form(props: Omit<ComponentProps<'form'>, 'method' | 'action'>) {
  return <form {...props} method="post" />;
}

/** Submits its form; off until the scripts listen. */
export function SubmitButton({ disabled, ...rest }: Omit<ComponentProps<typeof Button>, 'type'>) {
  const isHydrated = useHydrated();
  return <Button {...rest} type="submit" disabled={disabled || !isHydrated} />;
}
