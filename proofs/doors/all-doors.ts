import type { Secrets } from '../../scripts/run/secrets.ts';
import { cmsDoors } from './cms-doors.ts';
import { documentDoors } from './document-doors.ts';
import type { Door } from './door.ts';
import { listDoors } from './list-doors.ts';
import { pageDoors } from './page-doors.ts';
import { previewDoors } from './preview-doors.ts';
import { searchDoors } from './search-doors.ts';
import { shareDoors } from './share-doors.ts';
import type { World } from './world.ts';

/** The one table of all doors. A route of the CMS or the site that it does not name fails a test. */
export function allDoors(world: World, secrets: Secrets): Door[] {
  return [
    ...pageDoors,
    ...documentDoors,
    ...listDoors(world),
    ...searchDoors,
    ...cmsDoors,
    ...previewDoors(secrets),
    ...shareDoors,
  ];
}
