import type { Answer, Call, Role, RunningCms } from './running-cms';

/** Who tries something, and in the table of a test, the name of the column. */
export const callers = [
  'author',
  'approver who wrote it',
  'other approver',
  'administrator',
  'nobody',
  'site token',
  'API token',
] as const;

export type CallerName = (typeof callers)[number];
export type Caller = (address: string, call?: Call) => Promise<Answer>;

const roleOf: Partial<Record<CallerName, Role>> = {
  author: 'Author',
  'approver who wrote it': 'Approver',
  'other approver': 'Approver',
  administrator: 'Administrator',
};

/** Who wrote the entry that a caller tries something with. */
export function writerFor(caller: CallerName): Role {
  return caller === 'approver who wrote it' ? 'Approver' : 'Author';
}

/** Calls the CMS as each of them does. The API token may do everything that a token can. */
export async function makeCallers(cms: RunningCms): Promise<Record<CallerName, Caller>> {
  const tokens = cms.strapi.service('admin::api-token') as unknown as {
    create(fields: object): Promise<{ accessKey: string }>;
  };
  const { accessKey } = await tokens.create({
    name: 'For a test',
    description: '',
    type: 'full-access',
    kind: 'content-api',
    lifespan: null,
  });
  const callWith = (token: string): Caller => {
    const headers = { Authorization: `Bearer ${token}` };
    return (address, call) => cms.call(address, { ...call, headers });
  };
  const of = (name: CallerName): Caller => {
    const role = roleOf[name];
    if (role) return (address, call) => cms.as(role, address, call);
    if (name === 'nobody') return (address, call) => cms.call(address, call);
    return callWith(name === 'site token' ? cms.siteToken : accessKey);
  };
  return Object.fromEntries(callers.map((name) => [name, of(name)])) as Record<CallerName, Caller>;
}
