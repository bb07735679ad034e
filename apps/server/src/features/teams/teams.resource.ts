import { type Team, teamCreated, teamDeleted, teamUpdated } from '@waqtor/contract';
import { announce } from '../../platform/events/announce.ts';
import { isText, isUuid } from '../../platform/http/cursor.ts';
import type { Resource } from '../../platform/resources/resource.ts';
import { presentTeam } from './teams.present.ts';
import { type TeamRow, teamRows } from './teams.store.ts';

export const teams: Resource<TeamRow, Team> = {
  kind: 'team',
  rows: teamRows,
  positionOf: ({ nameKey, id }) => [nameKey, id],
  position: [isText, isUuid],
  present: (_, __, rows) => rows.map(presentTeam),
  announceCreated: (tx, team, envelope) => announce(tx, teamCreated({ team }), envelope),
  announceUpdated: (tx, team, envelope) => announce(tx, teamUpdated({ team }), envelope),
  announceDeleted: (tx, teamId, envelope) => announce(tx, teamDeleted({ teamId }), envelope),
};
