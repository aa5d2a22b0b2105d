export { init } from './provider';
export { PrivateStore, type StoredFile } from './private-store';
export { PrivateFilesError } from './private-files-error';
export { fileFormats, type FileFormat } from './file-format';
export { isLinkValid, mediaPath, signedLink } from './signed-link';
