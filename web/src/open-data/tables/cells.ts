/** Several values in one cell. */
export function joined(values: readonly string[]): string {
  return values.join('; ');
}

/** Several addresses in one cell; none of them holds a space. */
export function spaced(addresses: readonly string[]): string {
  return addresses.join(' ');
}

export function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
