"""A mapping by hand as an answer, and back."""

from payback.history.column_mapping import mapping_of_answers, mapping_to_answer


def test_a_mapping_comes_back_from_its_answer() -> None:
    """Columns that mean nothing are left out, accents stay, and without an answer there is no mapping."""
    answer = mapping_to_answer({"Vues": "views", "Humeur de l’équipe": "", "Réactions": "reactions"})
    assert "Réactions" in answer
    assert mapping_of_answers({"columns": answer}) == {"Vues": "views", "Réactions": "reactions"}
    assert mapping_of_answers({}) == {}
