import { Button } from 'react-aria-components';

/** Opens another person in the same panel; the list beside it stays as it is. */
export const PersonLink = ({
  name,
  onPress,
}: {
  readonly name: string;
  readonly onPress: () => void;
}) => (
  <Button className="office-link person-link" onPress={onPress}>
    {name}
  </Button>
);
