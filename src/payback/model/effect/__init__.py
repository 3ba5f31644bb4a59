"""What an effort brought: what came against what would have come. Pure arithmetic on numpy and scipy."""

from payback.model.effect.controls import synthetic_control
from payback.model.effect.effect import Effect, EffectNote, Placebo
from payback.model.effect.estimate import compared, estimate_effect
from payback.model.effect.outlook import Outlook, outlook
from payback.model.effect.trial_length import TrialLength, smallest_claimed, trial_lengths

__all__ = [
    "Effect",
    "EffectNote",
    "Outlook",
    "Placebo",
    "TrialLength",
    "compared",
    "estimate_effect",
    "outlook",
    "smallest_claimed",
    "synthetic_control",
    "trial_lengths",
]
