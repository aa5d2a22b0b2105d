import type { Core } from '@strapi/strapi';

interface Fault extends Error {
  status?: number;
  expose?: boolean;
  code?: string;
}

/** How a connection ends whose reader went away. */
const readerAway = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE'];

/**
 * Sends what would be written past the log into it: faults of answers, which Koa writes by itself,
 * and, where a program reads the log, what Node says before it ends.
 */
export function logWholeProcess(strapi: Core.Strapi, kind: 'text' | 'json'): void {
  strapi.server.app.on('error', (fault: Fault) => logFaultOfAnswer(strapi, fault));
  if (kind === 'text') return;
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) => strapi.log.warn(`${name}: ${message}`));
  // Node would end it too, with its own lines.
  process.on('uncaughtException', (error) => {
    strapi.log.error(error);
    process.exit(1);
  });
}

/** As Koa does, but for readers who went away: that is no fault. */
function logFaultOfAnswer(strapi: Core.Strapi, fault: Fault): void {
  if (fault.status === 404 || fault.expose) return;
  if (readerAway.includes(fault.code ?? '')) {
    strapi.log.info(`A reader went away before the end of an answer (${fault.code}).`);
  } else strapi.log.error(fault);
}
