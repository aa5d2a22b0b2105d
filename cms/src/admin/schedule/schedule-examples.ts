import type { TakeDownAnswer, ReleaseItemAnswer, ReleaseAnswer } from '../../scheduling/answers';

/** A release for tests: one report, planned for 27 November 2026. */
export function release(fields: Partial<ReleaseAnswer> = {}): ReleaseAnswer {
  return {
    id: 'r1',
    title: '',
    at: '2026-11-27T09:30:00.000Z',
    atUk: '2026-11-27T09:30',
    zone: 'GMT',
    state: 'planned',
    isLate: false,
    heldBecause: null,
    lastError: null,
    attempts: 0,
    nextAttemptAt: null,
    plannedBy: 'Sam Example',
    plannedAt: '2026-11-26T09:30:00.000Z',
    timeSetBy: 'Sam Example',
    timeSetAt: '2026-11-26T09:30:00.000Z',
    doneAt: null,
    isTimeAgreed: true,
    wantsReceipt: false,
    mayChange: true,
    items: [item()],
    warnings: [],
    ...fields,
  };
}

export function item(fields: Partial<ReleaseItemAnswer> = {}): ReleaseItemAnswer {
  return {
    uid: 'api::publication.publication',
    documentId: 'abc',
    title: 'Oak Lane',
    kindName: 'Publication',
    editPath: '/content-manager/collection-types/api::publication.publication/abc',
    isApproved: true,
    needsApproval: false,
    lacksOnlyTime: false,
    takeDown: null,
    approvedBy: null,
    ...fields,
  };
}

export function takeDown(fields: Partial<TakeDownAnswer> = {}): TakeDownAnswer {
  return {
    uid: 'api::publication.publication',
    documentId: 'abc',
    title: 'Oak Lane',
    kindName: 'Publication',
    editPath: '/content-manager/collection-types/api::publication.publication/abc',
    at: '2026-11-27T09:30:00.000Z',
    atUk: '2026-11-27T09:30',
    zone: 'GMT',
    by: 'Sam Example',
    reason: null,
    isLate: false,
    ...fields,
  };
}
