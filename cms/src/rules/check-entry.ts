import { brandColourFaults } from './colours';
import { contactFaults, reachFaults } from './contacts';
import { daysFaults, otherNameFaults, periodFaults } from './dates';
import { within, type Fault, type Fields } from './fault';
import { fiveLinesFaults } from './five-lines';
import { securityContactFaults, webAddressFaults } from './links';
import { missingFields, type Attribute } from './missing-fields';
import { redirectFaults, type RedirectSurroundings } from './redirects';
import { richTextFaults } from './rich-text';
import { slugFaults } from './slugs';

export type Attributes = Readonly<Record<string, Attribute>>;

/** What the rules must know beyond the entry itself. */
export interface Surroundings {
  uid: string;
  attributes: Attributes;
  /** The fields of each component, by its name ("parts.contact"). */
  components: Readonly<Record<string, { attributes: Attributes }>>;
  isPublishing: boolean;
  isSlugTaken: boolean;
  redirects: RedirectSurroundings;
}

const componentRules: Record<string, (part: Fields, isPublishing: boolean) => Fault[]> = {
  'parts.contact': (part, isPublishing) => [
    ...contactFaults(part),
    ...(isPublishing ? reachFaults(part) : []),
  ],
  'parts.period-reviewed': periodFaults,
  'parts.date-to-avoid': daysFaults,
  'parts.pre-election-period': daysFaults,
  'parts.other-name': otherNameFaults,
  'parts.statutory-basis': (part) => webAddressFaults(part, 'url'),
};

const fieldRules: Record<string, (fields: Fields, name: string) => Fault[]> = {
  url: webAddressFaults,
  exitAddress: webAddressFaults,
  securityContact: securityContactFaults,
  brandColour: brandColourFaults,
  whatHappened: fiveLinesFaults,
};

/**
 * Checks an entry as it would be after a save. What is filled in must be right at every save;
 * what is missing counts only when it is published.
 *
 * @returns every fault, in the order of the fields
 */
export function checkEntry(entry: Fields, surroundings: Surroundings): Fault[] {
  const { uid, attributes, isPublishing, isSlugTaken, redirects } = surroundings;
  return [
    ...slugFaults(entry.slug, isSlugTaken),
    ...(uid === 'api::redirect.redirect' ? redirectFaults(entry, redirects) : []),
    ...fieldFaults(entry, surroundings),
    ...partFaults(entry, surroundings),
    ...(isPublishing ? missingFields(attributes, entry) : []),
    ...(isPublishing && uid === 'api::publication.publication' ? typeFaults(entry) : []),
  ];
}

function fieldFaults(entry: Fields, { attributes }: Surroundings): Fault[] {
  return Object.entries(attributes).flatMap(([name, { type }]) => {
    if (type === 'blocks') return richTextFaults(entry[name], name);
    return fieldRules[name]?.(entry, name) ?? [];
  });
}

function partFaults(
  entry: Fields,
  { attributes, components, isPublishing }: Surroundings,
): Fault[] {
  return Object.entries(attributes).flatMap(([name, { type, component = '', repeatable }]) => {
    if (type !== 'component') return [];
    const checkPart = (part: Fields) => [
      ...(componentRules[component]?.(part, isPublishing) ?? []),
      ...(isPublishing ? missingFields(components[component]?.attributes ?? {}, part) : []),
    ];
    const value = entry[name];
    if (repeatable) {
      return partsOf(value).flatMap((part, at) => within([name, at], checkPart(part)));
    }
    return isPart(value) ? within([name], checkPart(value)) : [];
  });
}

function partsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isPart) : [];
}

function isPart(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeFaults(publication: Fields): Fault[] {
  if (Array.isArray(publication.types) && publication.types.length > 0) return [];
  return [
    {
      path: ['types'],
      message: 'Choose at least one review type before you publish, so that readers can find this.',
    },
  ];
}
