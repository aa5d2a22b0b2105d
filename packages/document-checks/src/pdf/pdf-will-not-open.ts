/** A PDF that is damaged, or that needs a password. */
export class PdfWillNotOpen extends Error {
  override name = 'PdfWillNotOpen';
  readonly needsPassword: boolean;

  constructor(needsPassword: boolean) {
    super(needsPassword ? 'The PDF needs a password.' : 'The PDF is damaged and does not open.');
    this.needsPassword = needsPassword;
  }
}
