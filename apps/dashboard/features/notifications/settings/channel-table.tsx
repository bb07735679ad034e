import { Fragment, useId } from 'react';
import type { Schemas } from '../../../lib/api.ts';
import { useMedia } from '../../../lib/hooks/use-media.ts';
import { useTranslations } from '../../../lib/intl/use-translations.ts';
import { Switch } from '../../../ui/form/field.tsx';
import { type Channel, channels, type Kind, kindGroups } from '../kinds.ts';

interface Props {
  chosen: Schemas['NotificationSettings']['channels'];
  /** Whether the user is notified about numbers at all. */
  isOfNumbers: boolean;
  onChange(change: { kind: Kind; channel: Channel; isOn: boolean }): void;
}

/** The types by channel: a table, on a phone a card for each type. */
export function ChannelTable(props: Props) {
  return useMedia('(min-width: 40rem)') ? <Table {...props} /> : <Cards {...props} />;
}

function useGroups(isOfNumbers: boolean): [name: keyof typeof kindGroups, kinds: readonly Kind[]][] {
  const { messages, work, numbers } = kindGroups;
  const shared: [keyof typeof kindGroups, readonly Kind[]][] = [
    ['messages', messages],
    ['work', work],
  ];
  return isOfNumbers ? [...shared, ['numbers', numbers]] : shared;
}

function Table({ chosen, isOfNumbers, onChange }: Props) {
  const t = useTranslations('notifications');
  const groups = useGroups(isOfNumbers);
  const id = useId();
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="border-line border-b">
          <th scope="col" className="py-2 text-start font-medium">
            {t('kind')}
          </th>
          {channels.map((channel) => (
            <th key={channel} scope="col" id={`${id}-${channel}`} className="w-24 px-1 py-2 font-medium">
              {t(`channel_${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(([group, kinds]) => (
        <tbody key={group}>
          <tr>
            <th
              scope="rowgroup"
              colSpan={channels.length + 1}
              className="pt-4 pb-1 text-start font-medium text-muted"
            >
              {t(`group_${group}`)}
            </th>
          </tr>
          {kinds.map((kind) => (
            <tr key={kind} className="border-line border-b last:border-b-0 hover:bg-sunken">
              <th scope="row" id={`${id}-${kind}`} className="py-1 pe-2 text-start font-normal">
                <KindName kind={kind} />
              </th>
              {channels.map((channel) => (
                <td key={channel} className="text-center">
                  <label className="inline-flex size-11 cursor-pointer items-center justify-center">
                    <input
                      type="checkbox"
                      aria-labelledby={`${id}-${kind} ${id}-${channel}`}
                      checked={chosen[kind].includes(channel)}
                      onChange={({ target }) => onChange({ kind, channel, isOn: target.checked })}
                      className="size-5 accent-accent"
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Cards({ chosen, isOfNumbers, onChange }: Props) {
  const t = useTranslations('notifications');
  const id = useId();
  return useGroups(isOfNumbers).map(([group, kinds]) => (
    <Fragment key={group}>
      <h3 className="font-medium text-muted text-sm">{t(`group_${group}`)}</h3>
      {kinds.map((kind) => (
        <fieldset
          key={kind}
          aria-labelledby={`${id}-${kind}`}
          className="min-w-0 rounded-xl border border-line px-3 pt-3 pb-1"
        >
          <p id={`${id}-${kind}`} className="font-medium">
            <KindName kind={kind} />
          </p>
          {channels.map((channel) => (
            <Switch
              key={channel}
              label={t(`channel_${channel}`)}
              checked={chosen[kind].includes(channel)}
              onChange={({ target }) => onChange({ kind, channel, isOn: target.checked })}
            />
          ))}
        </fieldset>
      ))}
    </Fragment>
  ));
}

function KindName({ kind }: { kind: Kind }) {
  const t = useTranslations('notifications');
  return (
    <>
      {t(`kind_${kind}`)}
      {kind === 'window_closing' && (
        <span className="block font-normal text-muted text-sm">{t('hint_window_closing')}</span>
      )}
    </>
  );
}
