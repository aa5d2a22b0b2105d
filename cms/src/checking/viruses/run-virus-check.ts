import type { Core } from '@strapi/strapi';
import { MissingFileError, StoreUnreachableError } from 'strapi-provider-private-files';
import { raiseAlarm } from '../../alarms/alarms';
import { documentStore } from '../../documents/store';
import { settings } from '../../settings';
import { removeCheck } from '../check-rows';
import { finishCheck, giveBack, type Claim } from '../claims';
import { sealResult, type VirusResult } from '../reports';
import { ClamdError, scanStream, TooLargeForClamdError } from './clamd';
import { noteClamdAway } from './watch-clamd';

const pauseWhenAway = 10_000;

/** Has clamd look into a file. While clamd is away the file waits, and nobody is served it. */
export async function runVirusCheck(strapi: Core.Strapi, claim: Claim): Promise<void> {
  const { clamav } = settings();
  const storedName = await storedNameOf(strapi, claim);
  if (!clamav || !storedName) return removeCheck(strapi, claim.key);
  try {
    const scan = await scanStream(clamav, await documentStore().read(storedName));
    const words = scan.verdict === 'infected' ? scan.virus : null;
    await keep(strapi, claim, { verdict: scan.verdict, words });
    if (scan.verdict === 'infected') await tellOfVirus(strapi, claim);
  } catch (error) {
    if (error instanceof TooLargeForClamdError) {
      const words = 'The file is larger than clamd takes. Whoever runs the CMS can raise that.';
      return keep(strapi, claim, { verdict: 'could-not-scan', words });
    }
    if (error instanceof ClamdError) await noteClamdAway(strapi, error);
    else if (!(error instanceof MissingFileError || error instanceof StoreUnreachableError)) {
      throw error;
    }
    await giveBack(strapi, claim, pauseWhenAway, false);
  }
}

async function keep(strapi: Core.Strapi, claim: Claim, result: VirusResult): Promise<void> {
  await finishCheck(strapi, claim, sealResult(result, claim.key));
}

async function tellOfVirus(strapi: Core.Strapi, { sha256 }: Claim): Promise<void> {
  await raiseAlarm(strapi, {
    key: `virus:${sha256}`,
    text: `A file that was uploaded holds a virus. It is kept, and served to nobody. Its SHA-256 is ${sha256}: the media library shows which it is beside its name. Delete it there, and look at the computer that it came from.`,
  });
}

/** The same bytes may have been uploaded twice, and once deleted. */
async function storedNameOf(strapi: Core.Strapi, { sha256 }: Claim): Promise<string | null> {
  const file = await strapi.db
    .query('plugin::upload.file')
    .findOne({ where: { hash: { $startsWith: sha256 } }, select: ['hash', 'ext'] });
  return file ? file.hash + (file.ext ?? '') : null;
}
