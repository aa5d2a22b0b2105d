import type { Core } from '@strapi/strapi';
import { settings } from '../../settings';
import { findCheck } from '../check-rows';
import { openVirusResult } from '../reports';
import { virusCheck } from '../what-to-check';

export type VirusStanding = 'not looked for' | 'waiting' | 'clean' | 'infected' | 'could-not-scan';

/** @param hash as the media library has it: `<sha-256>-<random>` */
export async function virusStanding(strapi: Core.Strapi, hash: string): Promise<VirusStanding> {
  if (!settings().clamav) return 'not looked for';
  const check = virusCheck({ hash, ext: null });
  const row = check && (await findCheck(strapi, check.key));
  return openVirusResult(row)?.verdict ?? 'waiting';
}

/** Whether a file may leave the CMS, as far as viruses go: where they are looked for, only a clean one. */
export async function isFreeOfViruses(strapi: Core.Strapi, hash: string): Promise<boolean> {
  return ['not looked for', 'clean'].includes(await virusStanding(strapi, hash));
}
