import { useMutation, useQueryClient } from '@tanstack/react-query';
import { hasCode } from '../../../shared/api/failure.ts';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useTroubleText } from '../../nav/trouble.tsx';
import {
  isSameValue,
  putSettings,
  type SettingKey,
  type SettingsReply,
  type SettingValue,
  settingsQuery,
} from './setting-queries.ts';
import { useSettingWords } from './use-setting-words.ts';

interface Wish {
  readonly value: SettingValue;
  /** The value that the person saw when deciding. */
  readonly seen: SettingValue;
}

/**
 * Sets one setting. The server keeps all of them under one version, so that what another administrator did to a different setting is read
 * anew and kept; who was slower with the same one is told (`kernel.version_conflict`) and decides.
 */
export const useSetSetting = (key: SettingKey, onDone: () => void) => {
  const { core } = useApp();
  const schoolId = useSchoolId();
  const queries = useQueryClient();
  const toast = useToast();
  const say = useTroubleText();
  const words = useSettingWords();
  const query = settingsQuery(core, schoolId);
  const keep = (reply: SettingsReply) => queries.setQueryData(query.queryKey, reply);
  const readNow = () => queries.fetchQuery({ ...query, staleTime: 0 });
  const write = async ({ value, seen }: Wish, now: SettingsReply): Promise<SettingsReply> => {
    const settings = { ...now.settings, [key]: value };
    try {
      return await putSettings(core, schoolId, { settings, version: now.version });
    } catch (error) {
      if (!hasCode(error, 'kernel.version_conflict')) throw error;
      const fresh = await readNow();
      if (!isSameValue(fresh.settings[key], seen)) throw error;
      return write({ value, seen }, fresh);
    }
  };
  const set = async (wish: Wish): Promise<SettingsReply> =>
    write(wish, queries.getQueryData(query.queryKey) ?? (await readNow()));
  return useMutation({
    mutationFn: set,
    onSuccess: (reply, { value, seen }) => {
      keep(reply);
      toast({
        text: words.t('diary-settings:saved', { name: words.name(key) }),
        undo: () =>
          void set({ value: seen, seen: value }).then(keep, (error: unknown) =>
            toast({ text: say(error) }),
          ),
      });
      onDone();
    },
  });
};
