import { errors } from '@strapi/utils';
import type { Fault } from '../rules/fault';

/**
 * Refuses a save. The admin marks each field that is named and keeps what was typed.
 *
 * @throws ValidationError (400) when there is any fault
 */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const message = [...new Set(faults.map((fault) => fault.message))].join(' ');
  throw new errors.ValidationError(message, {
    errors: faults.map((fault) => ({ ...fault, name: 'ValidationError' })),
  });
}
