import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { DemonstrationItem } from '../../editor-screens/home/answers';

/** What will go, what of it somebody has changed, and a last question. */
export function RemovalDialogue({
  items,
  isOpen,
  onClose,
  onConfirm,
}: {
  items: DemonstrationItem[];
  isOpen: boolean;
  onClose(): void;
  onConfirm(): void;
}) {
  const edited = items.filter(({ isEdited }) => isEdited);
  return (
    <Modal.Root open={isOpen} onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>Remove the demonstration?</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex
            direction="column"
            alignItems="stretch"
            gap={5}
            tabIndex={0}
            role="region"
            aria-label="What will be removed"
          >
            <Typography>
              These {items.length} entries and their files go from the site and from here, for good.
              What you have added yourself stays. Review types, the learning reviews page and the
              site settings get neutral words, for you to replace.
            </Typography>
            {edited.length > 0 ? <EditedItems items={edited} /> : null}
            {groupByKind(items).map(([kind, titles]) => (
              <ItemGroup key={kind} heading={`${kind}: ${titles.length}`} titles={titles} />
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            Keep it
          </Button>
          <Button variant="danger" onClick={onConfirm}>
            Remove all of it
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function EditedItems({ items }: { items: DemonstrationItem[] }) {
  return (
    <Box background="warning100" borderColor="warning200" hasRadius padding={4}>
      <ItemGroup
        heading={`Changed by somebody since it was loaded (${items.length}). The changes go too:`}
        titles={items.map(({ title }) => title)}
      />
    </Box>
  );
}

function ItemGroup({ heading, titles }: { heading: string; titles: string[] }) {
  return (
    <Box>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {heading}
      </Typography>
      <Box tag="ul" paddingLeft={5} style={{ listStyle: 'disc' }}>
        {titles.map((title, index) => (
          <li key={`${index}-${title}`}>
            <Typography variant="omega">{title}</Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}

function groupByKind(items: DemonstrationItem[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { kind, title } of items) groups.set(kind, [...(groups.get(kind) ?? []), title]);
  return [...groups];
}
