import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { KEYS } from '../../data/queries.ts';
import { useTroubleText } from '../../nav/trouble.tsx';
import { type OptionChange, type SchoolOption, setOption } from './option-queries.ts';
import { useOptionWords } from './use-option-words.ts';

/** Sets an option at once; the toast takes it back with the same minutes. */
export const useSetOption = (option: SchoolOption, onDone: () => void) => {
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const say = useTroubleText();
  const words = useOptionWords();
  const { t } = useTranslation('diary-settings');
  const target = { schoolId, key: option.key };
  const readAgain = () => queries.invalidateQueries({ queryKey: [KEYS.options, schoolId] });
  const takeBack = (after: SchoolOption) =>
    setOption(core, target, {
      value: option.value,
      version: after.version,
      ...(after.minutes === null ? {} : { minutes: after.minutes }),
    }).then(readAgain, (error: unknown) => toast({ text: say(error) }));
  return useMutation({
    mutationFn: (change: Omit<OptionChange, 'version'>) =>
      setOption(core, target, { ...change, version: option.version }),
    onSuccess: async (after) => {
      toast({
        text: t('saved', { name: words.name(option) }),
        undo: () => void takeBack(after),
      });
      onDone();
      await readAgain();
    },
    // Somebody else may have been quicker: what is shown below the message is what is true now.
    onError: readAgain,
  });
};
