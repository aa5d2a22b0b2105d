import { errors } from '@strapi/utils';

/** Every error of this package. Strapi answers it with status 400 and shows its message. */
export class PrivateFilesError extends errors.ApplicationError {}
