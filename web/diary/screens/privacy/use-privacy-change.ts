import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { PRIVACY } from './privacy-queries.ts';

/** Something that changes what these pages show: says that it is done, reads again, and after a refusal too. */
export const usePrivacyChange = <Input>(
  act: (input: Input) => Promise<unknown>,
  { said, onDone }: { readonly said: string; readonly onDone?: () => void },
) => {
  const queries = useQueryClient();
  const toast = useToast();
  const readAgain = () => queries.invalidateQueries({ queryKey: [PRIVACY] });
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      toast({ text: said });
      onDone?.();
      await readAgain();
    },
    onError: readAgain,
  });
};
