import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Happening } from './happenings';
import { dayInWords, monthInWords, weeksOf } from './month';
import { lineOf } from './words';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** How many lines a day shows; the list below shows all. */
const mostLines = 3;

/** The id of what the list shows for a day, to which the calendar leads. */
export function idOfDay(day: string): string {
  return `schedule-${day}`;
}

/** A month on a wall: weeks from Monday, each day with what goes out and comes down. */
export function MonthTable({
  month,
  today,
  days,
}: {
  /** `YYYY-MM` */
  month: string;
  /** `YYYY-MM-DD` on a UK calendar. */
  today: string;
  days: ReadonlyMap<string, readonly Happening[]>;
}) {
  return (
    <Table>
      <caption>{monthInWords(month)}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={weekday}>
              {weekday.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                data-beside={day.startsWith(month) ? undefined : ''}
                aria-current={day === today ? 'date' : undefined}
              >
                <Day day={day} happenings={days.get(day) ?? []} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Day({ day, happenings }: { day: string; happenings: readonly Happening[] }) {
  const number = Number(day.slice(8));
  if (happenings.length === 0) return <time dateTime={day}>{number}</time>;
  const [weekday, , ...monthAndYear] = dayInWords(day).split(' ');
  return (
    <button type="button" onClick={() => goTo(day)}>
      <time dateTime={day}>
        <VisuallyHidden>{weekday} </VisuallyHidden>
        {number}
        <VisuallyHidden> {monthAndYear.join(' ')}: </VisuallyHidden>
      </time>
      <b aria-hidden>{happenings.length}</b>
      {happenings.slice(0, mostLines).map((happening) => (
        <span key={happening.key} data-kind={happening.kind}>
          {lineOf(happening)}{' '}
        </span>
      ))}
      {happenings.length > mostLines ? <i>and {happenings.length - mostLines} more</i> : null}
    </button>
  );
}

function goTo(day: string): void {
  const heading = document.getElementById(idOfDay(day));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

const Table = styled.table`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  border-collapse: separate;
  border-spacing: 0;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  overflow: hidden;
  table-layout: fixed;
  width: 100%;

  caption {
    clip-path: inset(50%);
    height: 1px;
    overflow: hidden;
    position: absolute;
    width: 1px;
  }

  th {
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral700};
    font-weight: 600;
    padding: 0.8rem 0.4rem;
    text-align: center;
  }

  td {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
    height: 8.4rem;
    vertical-align: top;
  }

  td + td {
    border-left: 1px solid ${({ theme }) => theme.colors.neutral200};
  }

  td[data-beside] {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  td > time {
    color: ${({ theme }) => theme.colors.neutral600};
    display: block;
    padding: 0.8rem;
  }

  td[aria-current] time {
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 700;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 4px;
  }

  button {
    background: none;
    border: 0;
    color: inherit;
    cursor: pointer;
    display: flex;
    flex-direction: column;
    font: inherit;
    gap: 0.4rem;
    height: 100%;
    padding: 0.8rem;
    position: relative;
    text-align: start;
    width: 100%;
  }

  button:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }

  button:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }

  button b {
    display: none;
  }

  button span[data-kind] {
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    background: ${({ theme }) => theme.colors.primary100};
    border-inline-start: 3px solid ${({ theme }) => theme.colors.primary600};
    border-radius: 2px;
    display: -webkit-box;
    line-height: 1.35;
    overflow: hidden;
    overflow-wrap: anywhere;
    padding: 0.2rem 0.6rem;
  }

  button span[data-kind='down'] {
    background: ${({ theme }) => theme.colors.neutral150};
    border-color: ${({ theme }) => theme.colors.neutral600};
  }

  @media (max-width: 900px) {
    td {
      height: 5.2rem;
    }

    td > time,
    button {
      align-items: center;
      padding: 0.6rem 0;
      text-align: center;
    }

    /* Still heard, where there is no room to see it. */
    button span[data-kind],
    button i {
      clip-path: inset(50%);
      height: 1px;
      overflow: hidden;
      padding: 0;
      position: absolute;
      width: 1px;
    }

    button b {
      background: ${({ theme }) => theme.colors.primary600};
      border-radius: 1rem;
      color: ${({ theme }) => theme.colors.neutral0};
      display: block;
      line-height: 2rem;
      min-width: 2rem;
      padding: 0 0.5rem;
    }
  }
`;
