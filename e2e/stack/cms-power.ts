/** Stops the CMS under test; the site goes on. */
export function stopCms(): Promise<void> {
  return ask('/stop-cms');
}

/** Starts the CMS under test again and waits until it is ready. */
export function startCms(): Promise<void> {
  return ask('/start-cms');
}

async function ask(action: string): Promise<void> {
  const address = process.env['E2E_CONTROL'];
  if (!address) {
    throw new Error(
      'E2E_CONTROL is not set. Run the tests with npm test, which starts the product.',
    );
  }
  const response = await fetch(address + action, { method: 'POST' });
  if (!response.ok) throw new Error(`${action} failed: ${await response.text()}`);
}
