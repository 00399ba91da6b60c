"""The worksheet of one evaluation: the kecamatan's own answers, the evaluators' answers
and grades, disputes, and the stages from one to the next."""
