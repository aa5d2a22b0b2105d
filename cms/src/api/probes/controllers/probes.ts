import type { Context } from 'koa';
import { readProbes } from '../../../probes/read-probes';
import { addCounts } from '../../../probes/stored-counts';

export default {
  async record(ctx: Context) {
    const { body } = ctx.request as { body?: unknown };
    await addCounts(strapi, readProbes(body, new Date()));
    ctx.status = 204;
  },
};
