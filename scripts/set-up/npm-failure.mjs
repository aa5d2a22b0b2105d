const network =
  /\b(ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)\b/;

/**
 * Turns npm's output into what a person can do about it.
 *
 * @param {string} output everything that npm wrote
 * @param {string} folder where it ran
 * @returns {string}
 */
export function explainNpmFailure(output, folder) {
  const again = 'Run the same command again; what was done so far is kept.';
  if (/npm ENOENT/.test(output)) {
    return `npm was not found. It comes with Node: install Node 24 from https://nodejs.org/. ${again}`;
  }
  if (/\bENOSPC\b/.test(output)) {
    return `The disk is full, so the packages could not be installed in ${folder}. Free at least 3 GB. ${again}`;
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) {
    return `npm may not write in ${folder}. Make the folder belong to you (for instance with chown), and do not use sudo. ${again}`;
  }
  if (network.test(output)) {
    const code = network.exec(output)?.[1];
    return (
      `The npm registry cannot be reached (${code}), and packages are still missing. ` +
      `Check the network connection; behind a proxy, set HTTPS_PROXY, or "npm config set proxy". ${again}`
    );
  }
  if (/UNABLE_TO_VERIFY|SELF_SIGNED|CERT_/.test(output)) {
    return `The network puts its own certificate in between, and npm does not know it. Ask for the certificate file, then: npm config set cafile <file>. ${again}`;
  }
  if (/npm ci.*can only install|EUSAGE/.test(output)) {
    return 'package.json and package-lock.json do not agree. If you changed one, run "npm install"; if not, restore both from git.';
  }
  return `npm could not install the packages in ${folder}. The end of its output:\n\n${lastLines(output, 25)}\n\n${again}`;
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
