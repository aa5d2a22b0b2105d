import type { ReactNode } from 'react';
import { Badge, Box, Flex, Link as OutsideLink, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { type Answered, useAnswer } from '../use-answer';

const Lines = styled.ul`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[3]};
  list-style: none;
  margin: 0;
  padding: 0;
`;

const TitleLink = styled(Link)`
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  color: ${({ theme }) => theme.colors.primary600};
  display: -webkit-box;
  font-size: 1.4rem;
  font-weight: 600;
  line-height: 1.4;
  overflow: hidden;
  overflow-wrap: anywhere;

  &:hover {
    text-decoration-thickness: 2px;
  }
`;

/**
 * A panel of the home screen that shows one answer of the CMS.
 *
 * @param path the question, from `/editor-screens`
 */
export function AnswerPanel<T>({ path, children }: { path: string; children(data: T): ReactNode }) {
  const [answer] = useAnswer<T>(path);
  return <Answer answer={answer}>{children}</Answer>;
}

/** The answer when it is there, and what to say until then. */
export function Answer<T>({
  answer,
  children,
}: {
  answer: Answered<T>;
  children(data: T): ReactNode;
}) {
  if (answer.state === 'loading') return <Widget.Loading />;
  if (answer.state === 'failed') return <Widget.Error />;
  return <>{children(answer.data)}</>;
}

export function LineList({ children }: { children: ReactNode }) {
  return <Lines>{children}</Lines>;
}

/** One entry of a panel: its title, as a link where it leads anywhere, and what is to be said of it. */
export function Line({
  title,
  path,
  detail,
  badge,
  siteAddress,
}: {
  title: string;
  path: string | null;
  detail: string;
  badge?: string;
  siteAddress?: string | null;
}) {
  return (
    <li>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
        <Box>
          {path ? (
            <TitleLink to={path}>{title}</TitleLink>
          ) : (
            <Typography tag="p" fontWeight="semiBold">
              {title}
            </Typography>
          )}
          <Typography tag="p" variant="pi" textColor="neutral600">
            {detail}
          </Typography>
        </Box>
        {badge ? <Badge shrink={0}>{badge}</Badge> : null}
        {siteAddress ? (
          <Box shrink={0}>
            <OutsideLink href={siteAddress} isExternal aria-label={`View on site: ${title}`}>
              View on site
            </OutsideLink>
          </Box>
        ) : null}
      </Flex>
    </li>
  );
}

/** What a panel says when there is nothing to do. */
export function AllClear({ children }: { children: ReactNode }) {
  return (
    <Flex height="100%" justifyContent="center" alignItems="center" padding={4}>
      <Typography textColor="neutral600" textAlign="center">
        {children}
      </Typography>
    </Flex>
  );
}
