const privateHosts =
  /^(localhost|(127|10)(\.\d+){3}|(192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))(\.\d+){2}|\[(::1|f[cd][0-9a-f]{2}:.*|fe80:.*)\])$/i;
const privateEndings =
  /\.(local|localdomain|internal|intranet|lan|corp|home|private|test|invalid)\.?$/i;

/** Whether an address leads to a computer, a folder or a network that the public cannot reach. */
export function isPrivateAddress(address: string): boolean {
  const text = address.trim();
  if (/^(file|smb|nfs|afp):/i.test(text)) return true;
  if (/^(\\\\|[a-z]:[\\/])/i.test(text)) return true;
  if (!/^(https?|ftp|wss?):/i.test(text)) return false;
  try {
    const { hostname } = new URL(text);
    const isName = /[a-z]/i.test(hostname) && !hostname.startsWith('[');
    return (
      privateHosts.test(hostname) ||
      privateEndings.test(hostname) ||
      (isName && !hostname.includes('.'))
    );
  } catch {
    return false;
  }
}
