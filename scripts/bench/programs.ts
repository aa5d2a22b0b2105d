import { findProgram, installFromDebian } from '../checks/debian.ts';

/** Programs that only the benchmark needs; undefined where one is not to be had. */
export interface Programs {
  nginx: string | undefined;
  wrk: string | undefined;
}

/** Looks for them, and installs them from Debian where this user may. */
export function findOrInstallPrograms(): Programs {
  if (!findProgram('nginx') || !findProgram('wrk')) installFromDebian(['nginx-light', 'wrk']);
  return { nginx: findProgram('nginx'), wrk: findProgram('wrk') };
}
