import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Icon } from '../../../shared/ui/icon.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { type ImportKind, uploadFile } from './import-queries.ts';
import { base64Of, isTooLarge, MOST_MEGABYTES } from './picked-file.ts';

const KINDS = ['students', 'staff', 'timetable'] as const satisfies readonly ImportKind[];
const SHEETS = ['.csv', '.txt', '.xlsx', '.xls'];
/** What the device offers to choose. */
const ENDINGS: Readonly<Record<ImportKind, string[]>> = {
  students: SHEETS,
  staff: SHEETS,
  timetable: ['.xml', '.html', '.htm', '.zip'],
};

interface PickProps {
  readonly kind: ImportKind;
  readonly files: readonly File[];
  readonly onPick: (files: readonly File[]) => void;
}

/** The device's own way to choose a file, under our words. */
const FilePick = ({ kind, files, onPick }: PickProps) => {
  const { t } = useTranslation('diary-import');
  const id = useId();
  return (
    <div className="field import-pick">
      <FileTrigger
        acceptedFileTypes={ENDINGS[kind]}
        allowsMultiple={kind === 'timetable'}
        onSelect={(picked) => onPick([...(picked ?? [])])}
      >
        <Button icon="disk" aria-describedby={`${id}-hint`}>
          {t(kind === 'timetable' ? 'pickFiles' : 'pickFile')}
        </Button>
      </FileTrigger>
      <output className="import-picked">
        {files.length === 0 ? t('noFile') : files.map(({ name }) => name).join(', ')}
      </output>
      <span id={`${id}-hint`} className="hint">
        {t('fileHint', { most: MOST_MEGABYTES })}
      </span>
      {isTooLarge(files) && (
        <span className="error">
          <Icon name="warn" />
          <span>{t('fileTooLarge', { most: MOST_MEGABYTES })}</span>
        </span>
      )}
    </div>
  );
};

/** What is in the file, and the file. Reading it writes nothing. */
export const StartPart = ({ onStarted }: { readonly onStarted: (importId: string) => void }) => {
  const { t } = useTranslation('diary-import');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const { kind: asked } = useSearch({ from: '/inside/admin/import' });
  const [kind, setKind] = useState<ImportKind>(asked ?? 'students');
  const [files, setFiles] = useState<readonly File[]>([]);
  const upload = useMutation({
    mutationFn: async (picked: readonly File[]) => {
      const [first] = picked;
      const name = first?.name.slice(-150) ?? '';
      const fileName =
        picked.length > 1 ? `${name} (${t('files', { count: picked.length })})` : name;
      return uploadFile(core, schoolId, { kind, fileName, content: await base64Of(picked) });
    },
    onSuccess: ({ importId }) => onStarted(importId),
  });
  return (
    <section className="sheet" aria-labelledby="import-start">
      <header>
        <h2 id="import-start">{t('start')}</h2>
      </header>
      <div className="in">
        <SelectField
          label={t('kind')}
          choices={KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={kind}
          hint={t(`kind.${kind}.hint`)}
          onChange={(next) => {
            setKind(next);
            setFiles([]);
          }}
        />
        <FilePick key={kind} kind={kind} files={files} onPick={setFiles} />
        {upload.error && <Trouble error={upload.error} />}
        <Button
          kind="go"
          icon="eye"
          isPending={upload.isPending}
          isDisabled={files.length === 0 || isTooLarge(files)}
          onPress={() => upload.mutate(files)}
        >
          {t('look')}
        </Button>
        <p className="soft small">{t('lookHint')}</p>
      </div>
    </section>
  );
};
