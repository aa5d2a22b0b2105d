import { addresses } from '@learning-reviews/content-contract';

/** What a reader is told after something was done. */
export interface AlertsStep {
  path: string;
  title: string;
  text: string;
  /** Whether a way back to the sign-up is offered. */
  hasWayBack: boolean;
}

/** The same for every address, so that it tells nobody who has signed up. */
const steps: readonly AlertsStep[] = [
  {
    path: addresses.alertsAsked,
    title: 'Look into your e-mail',
    text: 'Open the link in the e-mail that we have just sent, within three days. Until then nothing else is sent. If none comes, look among unwanted e-mails, and check the address.',
    hasWayBack: true,
  },
  {
    path: addresses.alertsConfirmed,
    title: 'Your e-mails will come',
    text: 'You will hear of what is published from now on. Each e-mail has a link that stops them.',
    hasWayBack: false,
  },
  {
    path: addresses.alertsStopped,
    title: 'These e-mails have stopped',
    text: 'We have deleted this choice, and your address, unless you asked for other e-mails too. Those go on, and each has a link that stops it.',
    hasWayBack: true,
  },
  {
    path: addresses.alertsDeadLink,
    title: 'This link does not work any more',
    text: 'A link to confirm works for three days, and ends when the e-mails are stopped. Ask for them again.',
    hasWayBack: true,
  },
];

/** @param name the last part of the address */
export function findAlertsStep(name: string | undefined): AlertsStep | undefined {
  return steps.find(({ path }) => path === `${addresses.alerts}/${name}`);
}
