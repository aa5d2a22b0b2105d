import type { RichText } from '../blocks.js';
import {
  bold,
  bullets,
  heading,
  italic,
  item,
  link,
  list,
  paragraph,
  quote,
  text,
} from './rich-text.js';

/** A report as a web page, with every kind of block, and heading levels that skip. */
export const exampleReportBody: RichText = [
  heading(1, 'Why this review was held'),
  paragraph([
    text('This invented account shows how a long report reads on the site. It is '),
    bold('not about a real person'),
    text('; each detail was '),
    italic('made up'),
    text('.'),
  ]),
  heading(3, 'How the panel worked'),
  paragraph([
    text('The panel read records, met practitioners and asked the family. Its method is in the '),
    link('https://guidance.example/method', 'guide to methods'),
    text(' and questions go to '),
    link('mailto:reviews@larkmoor.example', 'the review team'),
    text('.'),
  ]),
  list('ordered', [
    item('Each agency wrote an account.'),
    list('unordered', [item('Health'), item('Housing'), list('unordered', [item('Repairs')])]),
    item('The panel put the accounts side by side.'),
  ]),
  heading(1, 'What happened'),
  paragraph('Several services knew one part of the picture, and none knew the whole.'),
  quote('I told the people I met, and each of them was kind. Nobody put it together.'),
  heading(1, 'What we learned'),
  bullets('Ask again, later, and alone.', 'Write down what you did not do, and why.'),
  heading(5, 'What was done well'),
  paragraph('A librarian noticed a change, asked about it and told the right team the same day.'),
  heading(1, 'Learning'),
  paragraph('A heading may have the words of a section that the page has already.'),
  heading(1, 'What happens next'),
  paragraph('The action plan names an owner and a date for each of its actions.'),
  { type: 'code', children: [text('Ref <LR-0001> & "annex A"')] },
];

/** A briefing for a team meeting, as a web page. */
export const exampleBriefingBody: RichText = [
  heading(2, 'Why read this'),
  paragraph('Seven minutes together are worth more than an hour that nobody has.'),
  heading(2, 'What helped'),
  bullets('One worker who stayed.', 'A telephone call on the day of each move.'),
];
