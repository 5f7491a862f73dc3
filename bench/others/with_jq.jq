# The two checks in jq: jq --null-input --raw-output --from-file with_jq.jq EXPORT
def moment: if test("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$") then (. + ":00Z" | fromdate) else null end;

def has_skipped:
  [.events[] | select(.type == "raised") | .stage]
  | . as $stages
  | any(range(length); ($stages[.] == "3" or $stages[.] == "4")
                       and ($stages[:.] | index("2") | not));

def is_late:
  [.events[] | select(.stage == "2" and (.type == "raised" or .type == "decision"))]
  | (map(.type) | index("raised")) as $first
  | if $first == null then false
    else .[$first].at as $raised
      | (first(.[$first:][] | select(.type == "decision") | .at) // null) as $done
      | if $done == null then false
        else ($raised | moment) as $a | ($done | moment) as $b
          | $a != null and $b != null and $b - $a > 48 * 3600
        end
    end;

reduce (inputs | .escalations // empty | .[]) as $escalation ({skipped: 0, late: 0};
  (if $escalation | has_skipped then .skipped += 1 else . end)
  | (if $escalation | is_late then .late += 1 else . end))
| "\(.skipped) \(.late)"
