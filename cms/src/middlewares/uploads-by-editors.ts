import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { isSignedIn } from '../roles/signed-in';
import { prepareUploadingFolder, withRequestFolder } from '../uploading/request-folder';

/** Where the admin uploads a file, replaces one, and changes what is said of one. */
const uploadAddress = /^(POST \/upload(\/files(\/\d+\/replace)?)?|PUT \/upload\/files\/\d+)\/?$/;

/**
 * `strapi::body` writes files to the disk before it knows who sends them, and forgets those it
 * does not expect. So none gets there but from editors, and all are removed after the answer.
 */
export default function uploadsByEditors(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  prepareUploadingFolder();
  return async (ctx: Context, next: Next) => {
    if (!ctx.is('multipart')) return next();
    if (!uploadAddress.test(`${ctx.method} ${ctx.path}`)) {
      ctx.status = 415;
      ctx.body = 'This address takes no files. Send JSON.';
      return;
    }
    if (!(await isSignedIn(strapi, ctx.get('authorization')))) {
      ctx.status = 401;
      ctx.body = notSignedIn;
      return;
    }
    await withRequestFolder(ctx.req.headers, next);
  };
}

/** As Strapi says it. */
const notSignedIn = {
  data: null,
  error: {
    status: 401,
    name: 'UnauthorizedError',
    message: 'Missing or invalid credentials',
    details: {},
  },
};
