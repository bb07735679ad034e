import type { Activity } from '../timeline.ts';

/** One activity: a line of the conversation. */
export interface ActivityItem {
  type: 'activity';
  key: string;
  activity: Activity;
}

/** Several activities without anything between them, oldest first; folded except for the last one. */
export interface ActivityRun {
  type: 'activities';
  /** That of the oldest, so that it stays when more follow. */
  key: string;
  activities: readonly Activity[];
}

/** More consecutive activities than this are folded. */
const MAX_LINES = 3;

/** Folds long runs of activities. Dates and messages end a run. */
export function foldActivities<Item extends { type: string; key: string }>(
  items: readonly (Item | ActivityItem)[],
): (Item | ActivityItem | ActivityRun)[] {
  const folded: (Item | ActivityItem | ActivityRun)[] = [];
  let run: ActivityItem[] = [];
  const endRun = () => {
    const [first] = run;
    if (first && run.length > MAX_LINES)
      folded.push({ type: 'activities', key: first.key, activities: run.map(({ activity }) => activity) });
    else folded.push(...run);
    run = [];
  };
  for (const item of items) {
    if (isActivityItem(item)) run.push(item);
    else {
      endRun();
      folded.push(item);
    }
  }
  endRun();
  return folded;
}

function isActivityItem(item: { type: string }): item is ActivityItem {
  return item.type === 'activity';
}
