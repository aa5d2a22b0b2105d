import type { Context, Next } from 'koa';

interface ClosedAddress {
  path: string;
  /** The only method that is closed; every one when left out. */
  method?: string;
  /** Leaves open what lies below the path. */
  isExact?: boolean;
}

/** Addresses that Strapi opens and this product does not want. */
const closed: ClosedAddress[] = [
  // A folder for everyone; documents leave only through `mayServe` or a signed link.
  { path: '/uploads' },
  // Would let an editor make the server call other hosts.
  { path: '/upload/actions/upload-from-urls' },
  // Would let any signed-in person send e-mail with any text to anyone.
  { path: '/email', method: 'POST', isExact: true },
  { path: '/api/email' },
  // Strapi lets any signed-in person change these.
  { path: '/i18n/settings', method: 'PUT' },
];

/** Answers 404 at each closed address, however it is spelt. */
export default function closedAddresses() {
  return async (ctx: Context, next: Next) => {
    const path = plainPath(ctx.path);
    if (!closed.some((address) => isAt(address, ctx.method, path))) return next();
    ctx.status = 404;
    ctx.body = 'Not found';
  };
}

function isAt(address: ClosedAddress, method: string, path: string): boolean {
  if (address.method && address.method !== method) return false;
  return path === address.path || (!address.isExact && path.startsWith(`${address.path}/`));
}

function plainPath(path: string): string {
  const plain = decoded(path).replaceAll('\\', '/').replace(/\/+/g, '/').toLowerCase();
  return plain.length > 1 ? plain.replace(/\/$/, '') : plain;
}

function decoded(path: string): string {
  try {
    const once = decodeURIComponent(path);
    return once === path ? once : decoded(once);
  } catch {
    return path;
  }
}
