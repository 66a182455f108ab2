// Judges many objects with the original's built-in scripts. Each line of the input is one question:
//
//	["health", OBJECT]          {status, message}, or null where the kind has no health
//	["actions", OBJECT]         the list of actions, by name
//	["run", OBJECT, ACTION]     the list of {operation, resource}
//	["run", OBJECT, ACTION, {"name": "value"}]
//	["kinds"]                   the folders with scripts: {"group/Kind": ["health", "actions", ACTION...]}
//	["script", KIND]            the text of the script of its health, to make objects of what it looks at
//	["script", KIND, ACTION]    of an action; "actions": of what lists them
//
// OBJECT and parameters are JSON texts within the line's; the answer's `out` is one, too.
package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"github.com/argoproj/argo-cd/gitops-engine/pkg/health"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"github.com/argoproj/argo-cd/v3/pkg/apiclient/application"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	"github.com/argoproj/argo-cd/v3/resource_customizations"
	"github.com/argoproj/argo-cd/v3/util/lua"
)

// An error of a script is the message of the status that comes with it.
func judge(object *unstructured.Unstructured) (any, error) {
	status, err := health.GetResourceHealth(object, lua.ResourceHealthOverrides{})
	if status != nil {
		return status, nil
	}
	return nil, err
}

func actions(object *unstructured.Unstructured) (any, error) {
	vm := lua.VM{}

	scripts, err := vm.GetResourceActionDiscovery(object)
	if err != nil || len(scripts) == 0 {
		return []v1alpha1.ResourceAction{}, err
	}
	found, err := vm.ExecuteResourceActionDiscovery(object, scripts)
	sort.Slice(found, func(a, b int) bool { return found[a].Name < found[b].Name })
	return found, err
}

func parameters(text string) (result []*application.ResourceActionParameters, err error) {
	var values map[string]string

	if err = json.Unmarshal([]byte(text), &values); err != nil {
		return nil, err
	}
	for name, value := range values {
		result = append(result, &application.ResourceActionParameters{Name: &name, Value: &value})
	}
	return result, nil
}

func runAction(object *unstructured.Unstructured, args []string) (any, error) {
	type impact struct {
		Operation string         `json:"operation"`
		Resource  map[string]any `json:"resource"`
	}
	var given []*application.ResourceActionParameters
	result := []impact{}
	vm := lua.VM{}

	action, err := vm.GetResourceAction(object, args[0])
	if err != nil {
		return nil, err
	}
	if len(args) > 1 {
		if given, err = parameters(args[1]); err != nil {
			return nil, err
		}
	}
	resources, err := vm.ExecuteResourceAction(object, action.ActionLua, given)
	for _, item := range resources {
		result = append(result, impact{string(item.K8SOperation), item.UnstructuredObj.Object})
	}
	return result, err
}

func kinds() (any, error) {
	found := map[string][]string{}

	err := fs.WalkDir(resource_customizations.Embedded, ".", func(name string, _ fs.DirEntry, err error) error {
		parts := strings.Split(name, "/")
		if file := parts[len(parts)-1]; slices.Contains([]string{"health.lua", "discovery.lua", "action.lua"}, file) {
			key := strings.Join(parts[:2], "/")
			found[key] = append(found[key], scriptName(parts[2:]))
		}
		return err
	})
	return found, err
}

// What is asked for to get the script in a file beneath a kind's folder.
func scriptName(parts []string) string {
	switch {
	case len(parts) == 1:
		return "health"
	case len(parts) == 2:
		return "actions"
	}
	return parts[1]
}

func script(kind, action string) (any, error) {
	file := kind + "/health.lua"
	if action == "actions" {
		file = kind + "/actions/discovery.lua"
	} else if action != "" {
		file = kind + "/actions/" + action + "/action.lua"
	}
	text, err := resource_customizations.Embedded.ReadFile(file)
	return string(text), err
}

func answerTo(args []string) (any, error) {
	if len(args) == 1 && args[0] == "kinds" {
		return kinds()
	}
	if len(args) < 2 {
		return nil, errors.New("no such question")
	}
	if args[0] == "script" {
		return script(args[1], strings.Join(args[2:], "/"))
	}
	object := &unstructured.Unstructured{}
	if err := json.Unmarshal([]byte(args[1]), &object.Object); err != nil {
		return nil, err
	}
	switch {
	case args[0] == "health":
		return judge(object)
	case args[0] == "actions":
		return actions(object)
	case args[0] == "run" && len(args) > 2:
		return runAction(object, args[2:])
	}
	return nil, errors.New("no such question")
}

func run(args []string) (string, error) {
	result, err := answerTo(args)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(result)
	return string(text), err
}
