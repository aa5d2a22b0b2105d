/** Placeholder until the token is in: no preview is offered. */
export async function previewHandler(): Promise<string | undefined> {
  return undefined;
}
