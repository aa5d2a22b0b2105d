import { addresses } from '@learning-reviews/content-contract';

export interface Crumb {
  name: string;
  href: string;
}

export const homeCrumb: Crumb = { name: 'Home', href: addresses.home };

/**
 * The way from the home page to the page above this one. A step that repeats the name or the
 * address of the one before it, or of the page itself, is left out.
 */
export function breadcrumbs(steps: readonly Crumb[], here: Crumb): Crumb[] {
  const trail: Crumb[] = [];
  for (const step of [homeCrumb, ...steps]) {
    const isRepeated = [...trail, here].some(
      (other) => other.href === step.href || sameWords(other.name, step.name),
    );
    if (!isRepeated) trail.push(step);
  }
  return trail;
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
