/** Stops the CMS under test; the site goes on. */
export async function stopCms(): Promise<void> {
  await ask('/stop-cms');
}

/** Starts the CMS under test again and waits until it is ready. */
export async function startCms(): Promise<void> {
  await ask('/start-cms');
}

/** The e-mails that a mailbox got, as they came: headers and all. */
export async function mailsTo(address: string): Promise<string[]> {
  const mails = (await ask('/mails')) as { to: string[]; source: string }[];
  return mails.filter(({ to }) => to.includes(address)).map(({ source }) => source);
}

async function ask(action: string): Promise<unknown> {
  const address = process.env['E2E_CONTROL'];
  if (!address) {
    throw new Error(
      'E2E_CONTROL is not set. Run the tests with npm test, which starts the product.',
    );
  }
  const response = await fetch(address + action, { method: 'POST' });
  if (!response.ok) throw new Error(`${action} failed: ${await response.text()}`);
  return response.json();
}
