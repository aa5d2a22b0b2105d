import { errors } from '@strapi/utils';

/** Every error of this package. Strapi answers it with status 400 and shows its message. */
export class PrivateFilesError extends errors.ApplicationError {}

/** The store answers, and has no file of this name. */
export class MissingFileError extends PrivateFilesError {
  constructor(storedName: string) {
    super(`The file ${storedName} is not in the store. Upload it again, or restore it.`);
  }
}

/** The store does not answer, or refuses what is asked of it. Its message is for editors. */
export class StoreUnreachableError extends PrivateFilesError {
  /** For the log: what was tried, and what came back. Holds no secret. */
  readonly reason: string;

  constructor(reason: string, cause?: unknown) {
    super(
      'The file store cannot be reached. Nothing was saved. Try again, or ask whoever runs the system.',
    );
    this.reason = reason;
    this.cause = cause;
  }
}

/** Anyone on the internet can read what is in the store. */
export class PublicStoreError extends PrivateFilesError {}
