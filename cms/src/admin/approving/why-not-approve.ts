import type { LookAnswer } from '../../approving/answers';

const where = '“What the checks found” says why.';

/** Why nobody can approve this as it is; null where nothing is held back. */
export function whyNotApprove({ heldBack }: Pick<LookAnswer, 'heldBack'>): string | null {
  if (heldBack.length === 0) return null;
  const documents = heldBack.filter(({ title }) => title !== null).length;
  if (documents === 0) return `It cannot be published as it is, so it cannot be approved. ${where}`;
  const what = documents === 1 ? 'A document' : `${documents} documents`;
  return `${what} cannot be published yet, so this cannot be approved. ${where}`;
}
