import { Camera, EllipsisVertical, LayoutTemplate, Mic, Paperclip, Send, Smile } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { useOwnPreference } from '../../../lib/login/own-preferences.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu/menu.tsx';
import type { Panel } from './panels.tsx';
import type { ComposerState } from './use-composer.ts';

const delays = [0, 5, 10] as const;

interface Props {
  state: ComposerState;
  panel: Panel | undefined;
  onPanel(panel: Panel | undefined): void;
  onFiles(files: readonly File[]): void;
  picker: RefObject<HTMLInputElement | null>;
}

/** The buttons that insert content into a reply, and the send button. */
export function Toolbar({ state, panel, onPanel, onFiles, picker }: Props) {
  const t = useTranslations('composer');
  const [delayS = 0, setDelay] = useOwnPreference('sendDelayS');
  const { draft, isNoteOnly, canReply, canWrite, canSend } = state;
  const isNote = draft.kind === 'note';
  const toggle = (name: Panel) => () => onPanel(panel === name ? undefined : name);
  const size = 'max-sm:size-11';
  const whenUsed = 'max-sm:group-data-idle/composer:hidden';
  return (
    <div className="flex items-center gap-0.5 px-1 pb-1">
      {!isNote && (
        <>
          <FileButton label={t('attach')} picker={picker} isOpen={canReply} onFiles={onFiles} />
          <CameraButton label={t('camera')} isOpen={canReply} onFiles={onFiles} />
        </>
      )}
      <IconButton
        label={t('emoji')}
        className={`${size} ${whenUsed}`}
        disabled={!canWrite}
        aria-expanded={panel === 'emoji'}
        onClick={toggle('emoji')}
      >
        <Smile size={20} />
      </IconButton>
      {!isNote && (
        <>
          <IconButton
            label={t('template')}
            className={`${size} ${whenUsed}`}
            disabled={isNoteOnly}
            onClick={toggle('template')}
          >
            <LayoutTemplate size={20} />
          </IconButton>
          <IconButton label={t('voice')} className={size} disabled={!canReply} onClick={toggle('voice')}>
            <Mic size={20} />
          </IconButton>
          <Menu
            label={t('more')}
            trigger={
              <IconButton label={t('more')} className={`${size} ${whenUsed}`}>
                <EllipsisVertical size={20} />
              </IconButton>
            }
            items={[
              ...(canSend ? [{ label: t('later'), onSelect: () => onPanel('later') }] : []),
              ...delays.map((seconds) => ({
                label: seconds === 0 ? t('delayNone') : t('delay', { seconds }),
                isCurrent: seconds === delayS,
                onSelect: () => void setDelay(seconds).catch(() => {}),
              })),
            ]}
          />
        </>
      )}
      <span className="grow" />
      <IconButton
        label={t('send')}
        type="submit"
        disabled={!canSend}
        className={`${size} ${whenUsed} text-accent`}
      >
        <Send size={20} className="rtl:-scale-x-100" />
      </IconButton>
    </div>
  );
}

interface FileProps {
  label: string;
  isOpen: boolean;
  onFiles(files: readonly File[]): void;
}

function FileButton({ label, picker, isOpen, onFiles }: FileProps & Pick<Props, 'picker'>) {
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => onFiles(takeInputFiles(event.target))}
      />
      <IconButton
        label={label}
        className="max-sm:size-11"
        disabled={!isOpen}
        onClick={() => picker.current?.click()}
      >
        <Paperclip size={20} />
      </IconButton>
    </>
  );
}

/** Touch devices only: elsewhere the camera button would open the same file dialog as the paper clip. */
function CameraButton({ label, isOpen, onFiles }: FileProps) {
  return (
    <label
      title={label}
      className={`hidden size-11 max-sm:group-data-idle/composer:hidden items-center justify-center rounded-lg text-muted pointer-coarse:inline-flex ${isOpen ? '' : 'opacity-40'}`}
    >
      <Camera size={20} aria-hidden="true" />
      <input
        type="file"
        accept="image/*,video/*"
        capture="environment"
        aria-label={label}
        disabled={!isOpen}
        className="sr-only"
        onChange={(event) => onFiles(takeInputFiles(event.target))}
      />
    </label>
  );
}

/** Passes on the chosen files and resets the input, so that the same file can be chosen again. */
function takeInputFiles(input: HTMLInputElement): File[] {
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
}
