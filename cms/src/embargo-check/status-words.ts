const words: Record<number, string> = {
  200: 'Shown',
  204: 'Answered with nothing',
  206: 'A part was served',
  301: 'Led elsewhere',
  302: 'Led elsewhere',
  303: 'Led elsewhere',
  304: 'Answered “not changed”',
  307: 'Led elsewhere',
  308: 'Led elsewhere',
  400: 'Refused as not understood',
  401: 'Refused: one has to sign in',
  403: 'Refused',
  404: 'Not found',
  405: 'This way of asking is refused',
  410: 'Gone',
  414: 'Refused as too long',
  416: 'No such part',
  421: 'Refused: another host',
  429: 'Asked too often',
  500: 'A fault of the server',
  502: 'The server behind it did not answer',
  503: 'Not available now',
  504: 'The server behind it did not answer in time',
};

/** An HTTP status for people: "Not found (404)". */
export function statusWords(status: number): string {
  return `${words[status] ?? 'Answered'} (${status})`;
}

/** Whether an answer says only that nothing can be said now. */
export function isAway(status: number): boolean {
  return status === 429 || status >= 500;
}
