import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';

/** The form of `/publish`. With `typed`, it has in it what was typed into an earlier one, to edit that. */
export const publishForm = (typed?: string): APIModalInteractionResponseCallbackData => ({
  custom_id: 'publish:form',
  title: 'Publish a briefing',
  components: [
    {
      type: ComponentType.Label,
      label: 'Its file',
      description: 'A .md or .txt file of at most 1 MiB',
      component: {
        type: ComponentType.FileUpload,
        custom_id: 'file',
        min_values: 0,
        max_values: 1,
        required: false,
      },
    },
    {
      type: ComponentType.Label,
      label: 'Or its text',
      description: 'At most 4,000 characters, which is as much as Discord takes here',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'text',
        style: TextInputStyle.Paragraph,
        max_length: 4000,
        required: false,
        placeholder: '# Title, a summary, ## Key takeaways, ## Analysis, ## Did you know?',
        ...(typed && { value: typed }),
      },
    },
  ],
});
