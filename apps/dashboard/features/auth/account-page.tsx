import { type FormEvent, type ReactNode, useState } from 'react';
import { useTitle } from '../../lib/hooks/title.tsx';
import { useErrorText } from '../../lib/problems.ts';
import { Form, SubmitButton } from '../../ui/form/form.tsx';
import { Preferences } from '../appearance/index.ts';
import { Notice, PublicFooter } from '../public/index.ts';

/** A centred card: the layout of every page shown before sign-in. */
export function AccountPage({
  title,
  text,
  children,
}: {
  title: string;
  text?: string | undefined;
  children?: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="flex min-h-dvh flex-col">
      <Notice />
      <main className="flex grow flex-col items-center justify-center gap-4 p-4">
        <div className="w-full max-w-md rounded-2xl border border-line bg-surface p-6 shadow-sm sm:p-8">
          <img src="/icon.svg" alt="" width={44} height={44} className="mb-4" />
          <h1 className="break-words font-semibold text-xl" dir="auto">
            {title}
          </h1>
          {text && (
            <p role="status" className="mt-2 text-muted">
              {text}
            </p>
          )}
          <div className="mt-6 flex flex-col gap-4">{children}</div>
        </div>
        <Preferences />
      </main>
      <PublicFooter />
    </div>
  );
}

/** Submits the fields of a form, shows the error on failure, and prevents double submission. */
export function AccountForm({
  label,
  isNarrow = false,
  onSubmit,
  children,
}: {
  label: string;
  /** The button is as wide as its label. */
  isNarrow?: boolean;
  onSubmit(fields: Record<string, string>): Promise<void>;
  children: ReactNode;
}) {
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const errorText = useErrorText();

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const fields = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    await onSubmit(fields).catch((error: unknown) => setProblem(errorText(error)));
    setBusy(false);
  }
  return (
    <Form onSubmit={submit} className="flex flex-col gap-4">
      {children}
      {problem && (
        <p role="alert" dir="auto" className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          {problem}
        </p>
      )}
      <SubmitButton disabled={isBusy} className={`min-h-11 ${isNarrow ? 'sm:self-start' : ''}`}>
        {label}
      </SubmitButton>
    </Form>
  );
}
