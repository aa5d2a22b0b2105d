/** A content file that cannot be used. Its message names the file, the field and the fault. */
export class ContentFileError extends Error {
  constructor(file: string, field: string, fault: string, cause?: unknown) {
    super(`Content file ${file}: ${field}: ${fault}. Correct the file and start again.`, { cause });
    this.name = 'ContentFileError';
  }
}
