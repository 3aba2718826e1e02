"""What a person does with a record at hand: screen its parties against lists, and judge what is so and what is not."""
