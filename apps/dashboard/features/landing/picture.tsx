import type { ReactNode } from 'react';

const people = ['hue-150', 'hue-25', 'hue-265', 'hue-95'];

/** An illustration of the inbox in the current theme: three customers, three languages, one team. */
export function Picture() {
  return (
    <div
      aria-hidden="true"
      className="flex h-80 select-none overflow-hidden rounded-2xl border border-line bg-surface shadow-2xl sm:h-96"
    >
      <div className="flex w-11 shrink-0 flex-col items-center gap-3 border-line border-e py-3">
        <span className="size-6 rounded-lg bg-accent" />
        {[1, 2, 3].map((row) => (
          <span key={row} className={`size-5 rounded-md ${row === 1 ? 'bg-accent-soft' : 'bg-sunken'}`} />
        ))}
      </div>
      <div className="flex w-40 shrink-0 flex-col border-line border-e max-sm:w-28">
        {people.map((hue, row) => (
          <div
            key={hue}
            className={`flex items-center gap-2 p-3 ${row === 0 ? 'bg-accent-soft' : 'border-line border-b'}`}
          >
            <span className={`size-8 shrink-0 rounded-full ${hue}`} />
            <span className="flex grow flex-col gap-1.5">
              <Bar width={['70%', '85%', '60%', '75%'][row]} isStrong />
              <Bar width={['95%', '60%', '90%', '50%'][row]} />
            </span>
          </div>
        ))}
      </div>
      <div className="flex min-w-0 grow flex-col justify-end gap-2 bg-thread p-3 text-sm">
        <Bubble lang="ar">السلام عليكم، هل ما زالت الشقة متاحة؟</Bubble>
        <Bubble lang="ar" isOurs>
          وعليكم السلام، نعم
        </Bubble>
        <Bubble lang="fr">La visite est-elle samedi ?</Bubble>
        <Bubble lang="fr" isOurs>
          Oui, à 10 h 30
        </Bubble>
        <div className="mt-1 flex items-center gap-2 rounded-xl border border-line bg-surface p-2">
          <Bar width="45%" />
          <span className="grow" />
          <span className="size-6 rounded-full bg-accent" />
        </div>
      </div>
    </div>
  );
}

function Bar({ width, isStrong = false }: { width: string | undefined; isStrong?: boolean }) {
  return (
    <span className={`block h-2 rounded-full ${isStrong ? 'bg-muted/60' : 'bg-line'}`} style={{ width }} />
  );
}

function Bubble({ lang, isOurs = false, children }: { lang: string; isOurs?: boolean; children: ReactNode }) {
  return (
    <span
      lang={lang}
      dir="auto"
      className={`max-w-[85%] rounded-2xl px-3 py-1.5 shadow-sm ${isOurs ? 'self-end bg-bubble-out' : 'self-start bg-bubble-in'}`}
    >
      {children}
      {isOurs && <span className="ms-2 text-read">✓✓</span>}
    </span>
  );
}
