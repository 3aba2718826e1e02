"""A story of two reports, and a list that one of its persons may be on: what screening and judging are tried on."""

from pathlib import Path

from headwater.pipeline.tracing import add_reports

REPORTS = {
    "a.txt": "Deputy Minister Anna Berg met Sergei Volkov in Oslo on Monday. Volkov praised Norland. Berg left.",
    "b.txt": "Anna Berg told reporters on Monday in Oslo that she had met Sergey Volkov. Norland denied it.",
}
NAMES = "name_id,unique_id,name_type,alias_strength,full_name,name_6\n1,TID0001,primary,,Sergei Ilyich VOLKOV,V\n"
SUBJECTS = "unique_id,subject_type,un_reference_number,ofsi_group_id,date_designated,last_updated\n"


def keep_story(folder: Path) -> Path:
    """The store of the story, in a folder."""
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    path = folder / "story.hw"
    add_reports([folder / name for name in REPORTS], path)
    return path
